UPDATE subscriptions SET plan = 'free' WHERE true;
