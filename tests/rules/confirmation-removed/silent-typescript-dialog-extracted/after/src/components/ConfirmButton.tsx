import { ReactNode } from 'react';

interface Props {
  question: string;
  onConfirm: () => void;
  children: ReactNode;
}

/** A button that asks before it acts. */
export function ConfirmButton({ question, onConfirm, children }: Props) {
  const ask = () => {
    if (window.confirm(question)) onConfirm();
  };
  return <button onClick={ask}>{children}</button>;
}
