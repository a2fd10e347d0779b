import React from 'react';
import renderer from 'react-test-renderer';
import { PaymentBanner } from '../PaymentBanner';

describe('PaymentBanner', () => {
  it('renders an overdue amount', () => {
    const tree = renderer
      .create(<PaymentBanner dueCents={12000} overdueDays={9} onPay={jest.fn()} />)
      .toJSON();
    expect(tree).toMatchSnapshot();
  });

  it('renders nothing when nothing is overdue', () => {
    const tree = renderer
      .create(<PaymentBanner dueCents={12000} overdueDays={0} onPay={jest.fn()} />)
      .toJSON();
    expect(tree).toBeNull();
  });

  it('calls back when paid', () => {
    const onPay = jest.fn();
    const { root } = renderer.create(
      <PaymentBanner dueCents={500} overdueDays={2} onPay={onPay} />,
    );
    root.findByType('button').props.onClick();
    expect(onPay).toHaveBeenCalledTimes(1);
  });
});
