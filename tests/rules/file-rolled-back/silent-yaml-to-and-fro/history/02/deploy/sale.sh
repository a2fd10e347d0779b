scale shop 8
scale mail 8
scale search 8
