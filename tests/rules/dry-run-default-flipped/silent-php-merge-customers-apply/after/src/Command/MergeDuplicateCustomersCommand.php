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
        $this->addOption('apply', null, InputOption::VALUE_NONE, 'Merge the groups instead of listing them');
    }

    protected function execute(InputInterface $input, OutputInterface $output): int
    {
        $io = new SymfonyStyle($input, $output);
        $apply = (bool) $input->getOption('apply');

        foreach ($this->finder->groups() as $group) {
            $io->writeln(sprintf('%s: %s', $group->email, implode(', ', $group->customerIds)));
            if ($apply) {
                $this->merger->merge($group);
            }
        }

        $io->success($apply ? 'Merged.' : 'Nothing changed, run with --apply to merge.');

        return Command::SUCCESS;
    }
}
