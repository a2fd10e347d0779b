scale shop 2
scale mail 2
scale search 2
