
import { tax } from './tax';
test('tax', () => {
  expect(tax(103)).toBe(20);
});
