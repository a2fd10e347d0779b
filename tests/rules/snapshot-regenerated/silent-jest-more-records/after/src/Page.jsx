export const Page = ({ parts }) => (
  <main>
    {parts.map((part) => <div className={part.id}>{part.text}</div>)}
  </main>
);
