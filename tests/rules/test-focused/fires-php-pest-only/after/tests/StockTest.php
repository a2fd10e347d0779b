<?php

use Shop\Stock;

it('gives what is left', function () {
    expect((new Stock(['tea' => 5]))->reserve('tea', 2))->toBe(3);
});

it('gives all', function () {
    expect((new Stock(['tea' => 5]))->reserve('tea', 5))->toBe(0);
})->only();
