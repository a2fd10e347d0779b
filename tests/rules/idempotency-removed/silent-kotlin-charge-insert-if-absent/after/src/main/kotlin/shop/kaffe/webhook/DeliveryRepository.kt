package shop.kaffe.webhook

import java.time.Instant
import org.springframework.data.jdbc.repository.query.Modifying
import org.springframework.data.jdbc.repository.query.Query
import org.springframework.data.repository.CrudRepository

interface DeliveryRepository : CrudRepository<Delivery, String> {

    fun existsByDeliveryId(deliveryId: String): Boolean

    @Modifying
    @Query(
        """
        INSERT INTO delivery (delivery_id, received_at)
        VALUES (:deliveryId, :receivedAt)
        ON CONFLICT (delivery_id) DO NOTHING
        """,
    )
    fun insertIfAbsent(deliveryId: String, receivedAt: Instant): Boolean

    @Modifying
    @Query("DELETE FROM delivery WHERE received_at < :before")
    fun forgetOlderThan(before: Instant): Int
}
