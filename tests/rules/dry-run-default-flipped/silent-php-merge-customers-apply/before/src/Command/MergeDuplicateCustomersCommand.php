<?php

declare(strict_types=1);

namespace App\Command;

use App\Customer\DuplicateFinder;
use App\Customer\Merger;
use Symfony\Component\Console\Attribute\AsCommand;
use Symfony\Component\Console\Command\Command;
use Symfony\Component\Console\Input\InputInterface;
use Symfony\Component\Console\Input\InputOption;
use Symfony\Component\Console\Output\OutputInterface;
use Symfony\Component\Console\Style\SymfonyStyle;

#[AsCommand('app:customers:merge', 'Merges customers that share a verified e-mail address')]
final class MergeDuplicateCustomersCommand extends Command
{
    public function __construct(private DuplicateFinder $finder, private Merger $merger)
    {
        parent::__construct();
    }

    protected function configure(): void
    {
        $this->addOption('no-dry-run', null, InputOption::VALUE_NONE, 'Really merge');
    }

    protected function execute(InputInterface $input, OutputInterface $output): int
    {
        $io = new SymfonyStyle($input, $output);
        $dryRun = !$input->getOption('no-dry-run');

        foreach ($this->finder->groups() as $group) {
            $io->writeln(sprintf('%s: %s', $group->email, implode(', ', $group->customerIds)));
            if ($dryRun) {
                continue;
            }
            $this->merger->merge($group);
        }

        $io->success($dryRun ? 'Dry run, nothing changed.' : 'Merged.');

        return Command::SUCCESS;
    }
}
