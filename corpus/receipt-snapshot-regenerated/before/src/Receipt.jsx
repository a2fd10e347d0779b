export function Receipt({ lines }) {
  const total = lines.reduce((sum, line) => sum + line.price, 0);
  return (
    <table className="receipt">
      <tbody>
        {lines.map((line) => (
          <tr key={line.name}>
            <td>{line.name}</td>
            <td className="price">{line.price.toFixed(2)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td>Total</td>
          <td className="price">{total.toFixed(2)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
