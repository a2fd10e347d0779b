<?php

namespace App\Http\Controllers;

use App\Http\Requests\ProjectRequest;
use App\Models\Project;
use Illuminate\Http\RedirectResponse;
use Illuminate\View\View;

class ProjectController extends Controller
{
    public function show(Project $project): View
    {
        return view('projects.show', ['project' => $project->load('milestones')]);
    }

    public function update(ProjectRequest $request, Project $project): RedirectResponse
    {
        $project->update($request->validated());

        return to_route('projects.show', $project)->with('status', 'Saved.');
    }

    public function destroy(Project $project): RedirectResponse
    {
        $project->delete();

        return to_route('dashboard')->with('status', 'Project removed.');
    }
}
