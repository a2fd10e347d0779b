package net.fairgrid.orders;

import java.time.Clock;
import net.fairgrid.payments.RefundRepository;
import net.fairgrid.stock.StockRepository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

@Service
public class OrderCancellation {

    private final TransactionTemplate tx;
    private final OrderRepository orders;
    private final StockRepository stock;
    private final RefundRepository refunds;
    private final Clock clock;

    public OrderCancellation(TransactionTemplate tx, OrderRepository orders, StockRepository stock,
                             RefundRepository refunds, Clock clock) {
        this.tx = tx;
        this.orders = orders;
        this.stock = stock;
        this.refunds = refunds;
        this.clock = clock;
    }

    public void cancel(long orderId, String reason) {
        tx.executeWithoutResult(status -> {
            Order order = orders.lockById(orderId);
            order.cancel(reason, clock.instant());
            order.items().forEach(item -> stock.release(item.sku(), item.quantity()));
            refunds.schedule(order.paymentId(), order.total());
        });
    }
}
