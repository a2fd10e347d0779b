<?php

declare(strict_types=1);

namespace App\MessageHandler;

use App\Message\PointsEarned;
use Doctrine\DBAL\Connection;
use Psr\Log\LoggerInterface;
use Symfony\Component\Messenger\Attribute\AsMessageHandler;

#[AsMessageHandler]
final readonly class PointsEarnedHandler
{
    private const REMEMBER = 'INSERT INTO inbox (message_id) VALUES (?) ON CONFLICT (message_id) DO NOTHING';

    private const CREDIT = 'UPDATE loyalty_accounts SET points = points + ? WHERE customer_id = ?';

    public function __construct(
        private Connection $connection,
        private LoggerInterface $logger,
    ) {
    }

    public function __invoke(PointsEarned $message): void
    {
        $this->connection->transactional(function (Connection $db) use ($message): void {
            if ($db->executeStatement(self::REMEMBER, [$message->id]) === 0) {
                $this->logger->info('Message already handled', ['id' => $message->id]);

                return;
            }

            $db->executeStatement(self::CREDIT, [$message->points, $message->customerId]);
        });
    }
}
