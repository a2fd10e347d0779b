from django.contrib.auth.decorators import login_required
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST
from waffle import flag_is_active

from editor.ai import suggest_rewrite
from editor.models import Draft


@login_required
def edit(request, pk):
    draft = get_object_or_404(Draft, pk=pk, author=request.user)
    context = {
        "draft": draft,
        "show_suggestions": flag_is_active(request, "ai_suggestions"),
    }
    return render(request, "editor/edit.html", context)


@login_required
@require_POST
def suggest(request, pk):
    if not flag_is_active(request, "ai_suggestions"):
        raise Http404
    draft = get_object_or_404(Draft, pk=pk, author=request.user)
    text = suggest_rewrite(draft.body, tone=request.POST.get("tone", "neutral"))
    return JsonResponse({"text": text})
