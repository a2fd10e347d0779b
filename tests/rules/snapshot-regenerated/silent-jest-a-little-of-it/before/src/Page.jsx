export const Page = ({ parts }) => (
  <main>
    {parts.map((part) => <section id={part.id}>{part.text}</section>)}
  </main>
);
