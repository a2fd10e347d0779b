export interface FlagDefinition {
  key: string;
  owner: string;
  description: string;
  rollout: number;
}

export const flagDefinitions: FlagDefinition[] = [
  {
    key: 'same-day-ach',
    owner: 'payments',
    description: 'Use same-day ACH where the bank supports it',
    rollout: 100,
  },
  {
    key: 'instant-payouts',
    owner: 'payments',
    description: 'Push to debit cards, pilot merchants only until the reserve is in place',
    rollout: 5,
  },
  {
    key: 'statement-v2',
    owner: 'reporting',
    description: 'New PDF layout for monthly statements',
    rollout: 50,
  },
];
