<?php

namespace App\Http\Requests;

use Illuminate\Foundation\Http\FormRequest;

class GradeRequest extends FormRequest
{
    public function authorize(): bool
    {
        return $this->user()->can('grade', $this->route('exam'));
    }

    public function rules(): array
    {
        return ['grade' => 'required|integer|between:1,6'];
    }
}
