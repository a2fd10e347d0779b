import { useMutation } from '@tanstack/react-query';
import { deleteProject, Project } from '../api';
import { ConfirmButton } from './ConfirmButton';

export function ProjectSettings({ project }: { project: Project }) {
  const remove = useMutation({ mutationFn: () => deleteProject(project.id) });

  return (
    <ConfirmButton question={`Delete ${project.name}?`} onConfirm={() => remove.mutate()}>
      Delete project
    </ConfirmButton>
  );
}
