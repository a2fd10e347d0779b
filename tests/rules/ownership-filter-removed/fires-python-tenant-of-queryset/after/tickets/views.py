from django.contrib.auth.decorators import login_required
from django.http import Http404, JsonResponse

from tickets.models import Ticket


@login_required
def close(request, ticket_id):
    ticket = Ticket.objects.select_related("queue").filter(pk=ticket_id).first()
    if ticket is None:
        raise Http404
    ticket.close(by=request.user)
    return JsonResponse({"state": ticket.state})
