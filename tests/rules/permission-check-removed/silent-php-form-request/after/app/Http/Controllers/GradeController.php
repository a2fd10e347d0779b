<?php

namespace App\Http\Controllers;

use App\Http\Requests\GradeRequest;
use App\Models\Exam;

class GradeController extends Controller
{
    public function update(GradeRequest $request, Exam $exam)
    {
        $exam->update(['grade' => $request->input('grade')]);

        return response()->noContent();
    }
}
