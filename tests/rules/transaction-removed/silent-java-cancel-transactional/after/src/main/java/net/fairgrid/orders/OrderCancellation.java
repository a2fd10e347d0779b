package net.fairgrid.orders;

import java.time.Clock;
import net.fairgrid.payments.RefundRepository;
import net.fairgrid.stock.StockRepository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class OrderCancellation {

    private final OrderRepository orders;
    private final StockRepository stock;
    private final RefundRepository refunds;
    private final Clock clock;

    public OrderCancellation(OrderRepository orders, StockRepository stock,
                             RefundRepository refunds, Clock clock) {
        this.orders = orders;
        this.stock = stock;
        this.refunds = refunds;
        this.clock = clock;
    }

    @Transactional
    public void cancel(long orderId, String reason) {
        Order order = orders.lockById(orderId);
        order.cancel(reason, clock.instant());
        order.items().forEach(item -> stock.release(item.sku(), item.quantity()));
        refunds.schedule(order.paymentId(), order.total());
    }
}
