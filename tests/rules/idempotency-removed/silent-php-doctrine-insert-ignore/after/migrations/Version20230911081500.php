<?php

declare(strict_types=1);

namespace DoctrineMigrations;

use Doctrine\DBAL\Schema\Schema;
use Doctrine\Migrations\AbstractMigration;

final class Version20230911081500 extends AbstractMigration
{
    public function getDescription(): string
    {
        return 'Inbox of handled messages';
    }

    public function up(Schema $schema): void
    {
        $this->addSql('CREATE TABLE inbox (
            message_id UUID NOT NULL PRIMARY KEY,
            received_at TIMESTAMPTZ NOT NULL DEFAULT now()
        )');
    }

    public function down(Schema $schema): void
    {
        $this->addSql('DROP TABLE inbox');
    }
}
