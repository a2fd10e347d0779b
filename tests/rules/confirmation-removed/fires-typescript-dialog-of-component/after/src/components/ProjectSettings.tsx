import { useMutation } from '@tanstack/react-query';
import { deleteProject, Project } from '../api';

export function ProjectSettings({ project }: { project: Project }) {
  const remove = useMutation({ mutationFn: () => deleteProject(project.id) });

  return (
    <section>
      <h2>Danger zone</h2>
      <button className="danger" disabled={remove.isPending} onClick={() => remove.mutate()}>
        Delete project
      </button>
    </section>
  );
}
