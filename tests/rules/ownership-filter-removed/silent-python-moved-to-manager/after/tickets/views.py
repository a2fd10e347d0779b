from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.shortcuts import get_object_or_404

from tickets.models import Ticket


@login_required
def close(request, ticket_id):
    ticket = get_object_or_404(Ticket.objects.visible_to(request.user), pk=ticket_id)
    ticket.close(by=request.user)
    return JsonResponse({"state": ticket.state})
