import { useMutation } from '@tanstack/react-query';
import { deleteProject, Project } from '../api';

export function ProjectSettings({ project }: { project: Project }) {
  const remove = useMutation({ mutationFn: () => deleteProject(project.id) });

  function onDelete() {
    if (!window.confirm(`Delete ${project.name} and all its data?`)) {
      return;
    }
    remove.mutate();
  }

  return (
    <section>
      <h2>Danger zone</h2>
      <button className="danger" onClick={onDelete}>
        Delete project
      </button>
    </section>
  );
}
