<?php

namespace App\Http\Controllers;

use App\Models\Receipt;
use Illuminate\Http\Request;

class ReceiptController extends Controller
{
    public function show(Request $request, int $id)
    {
        $receipt = Receipt::where('user_id', $request->user()->id)->findOrFail($id);
        return response()->download($receipt->path);
    }
}
