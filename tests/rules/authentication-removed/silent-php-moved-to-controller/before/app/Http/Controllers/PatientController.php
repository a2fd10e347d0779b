<?php

namespace App\Http\Controllers;

use App\Models\Patient;

class PatientController extends Controller
{
    public function show(Patient $patient)
    {
        return $patient->load('visits');
    }
}
