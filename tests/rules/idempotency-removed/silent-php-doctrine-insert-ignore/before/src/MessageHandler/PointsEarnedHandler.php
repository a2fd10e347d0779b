<?php

declare(strict_types=1);

namespace App\MessageHandler;

use App\Message\PointsEarned;
use Doctrine\DBAL\Connection;
use Psr\Log\LoggerInterface;
use Symfony\Component\Messenger\Attribute\AsMessageHandler;

#[AsMessageHandler]
final class PointsEarnedHandler
{
    private Connection $connection;
    private LoggerInterface $logger;

    public function __construct(Connection $connection, LoggerInterface $logger)
    {
        $this->connection = $connection;
        $this->logger = $logger;
    }

    public function __invoke(PointsEarned $message): void
    {
        $this->connection->transactional(function (Connection $db) use ($message): void {
            $seen = $db->fetchOne('SELECT 1 FROM inbox WHERE message_id = ?', [$message->id]);
            if ($seen !== false) {
                $this->logger->info('Message already handled', ['id' => $message->id]);

                return;
            }

            $db->insert('inbox', ['message_id' => $message->id]);
            $db->executeStatement(
                'UPDATE loyalty_accounts SET points = points + ? WHERE customer_id = ?',
                [$message->points, $message->customerId],
            );
        });
    }
}
