<?php

namespace App\Http\Controllers;

use App\Models\Exam;
use Illuminate\Http\Request;

class GradeController extends Controller
{
    public function update(Request $request, Exam $exam)
    {
        $this->authorize('grade', $exam);
        $exam->update(['grade' => $request->input('grade')]);

        return response()->noContent();
    }
}
