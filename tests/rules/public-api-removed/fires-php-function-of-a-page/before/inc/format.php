<?php

function shop_format_price(int $cents): string
{
    return number_format($cents / 100, 2);
}

function shop_format_weight(int $grams): string
{
    return $grams . " g";
}
