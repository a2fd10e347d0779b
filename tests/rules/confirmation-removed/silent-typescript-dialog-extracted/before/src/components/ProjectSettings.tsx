import { useMutation } from '@tanstack/react-query';
import { deleteProject, Project } from '../api';

export function ProjectSettings({ project }: { project: Project }) {
  const remove = useMutation({ mutationFn: () => deleteProject(project.id) });

  function onDelete() {
    if (!window.confirm(`Delete ${project.name}?`)) return;
    remove.mutate();
  }

  return <button onClick={onDelete}>Delete project</button>;
}
