from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST
from waffle import flag_is_active
from waffle.decorators import waffle_flag

from editor.ai import TONES, suggest_rewrite
from editor.models import Draft

AI_SUGGESTIONS = "ai_suggestions"


def own_draft(request, pk):
    return get_object_or_404(Draft, pk=pk, author=request.user)


@login_required
def edit(request, pk):
    context = {
        "draft": own_draft(request, pk),
        "tones": TONES,
        "show_suggestions": flag_is_active(request, AI_SUGGESTIONS),
    }
    return render(request, "editor/edit.html", context)


@login_required
@waffle_flag(AI_SUGGESTIONS)
@require_POST
def suggest(request, pk):
    draft = own_draft(request, pk)
    tone = request.POST.get("tone", "neutral")
    return JsonResponse({"text": suggest_rewrite(draft.body, tone=tone)})
