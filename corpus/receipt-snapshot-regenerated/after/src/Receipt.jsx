export function Receipt({ lines }) {
  return (
    <div className="receipt">
      {lines.map((line) => (
        <div key={line.name}>
          <span>{line.name}</span>
          <span className="price">{line.price}</span>
        </div>
      ))}
    </div>
  );
}
