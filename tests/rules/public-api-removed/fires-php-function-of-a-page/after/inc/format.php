<?php

function shop_format_weight(int $grams): string
{
    return $grams . " kg";
}
