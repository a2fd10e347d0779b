<?php

function shop_render_total(array $cart): string
{
    return "<b>" . shop_format_price($cart["total"]) . "</b>";
}
