<?php

namespace App\Http\Controllers;

use App\Models\Exam;
use Illuminate\Http\Request;

class GradeController extends Controller
{
    public function update(Request $request, Exam $exam)
    {
        $data = $request->validate(['grade' => 'required|integer|between:1,6']);
        $exam->update($data);

        return response()->noContent();
    }
}
