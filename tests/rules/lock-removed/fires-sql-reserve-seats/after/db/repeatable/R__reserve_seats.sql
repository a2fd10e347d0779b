create or replace function booking.reserve_seats(
    p_event    bigint,
    p_customer bigint,
    p_seats    integer
) returns bigint
language plpgsql
as $fn$
declare
    v_free        integer;
    v_reservation bigint;
begin
    select e.capacity - coalesce(sum(r.seats) filter (where r.status = 'paid'
                                                         or r.held_until > now()), 0)
      into v_free
      from booking.events e
      left join booking.reservations r
             on r.event_id = e.id
            and r.status in ('held', 'paid')
     where e.id = p_event
     group by e.id, e.capacity;

    if not found then
        raise exception 'event % does not exist', p_event using errcode = 'P0002';
    end if;

    if p_seats > v_free then
        raise exception 'sold out' using errcode = 'BK001', detail = format('%s seats left', v_free);
    end if;

    insert into booking.reservations (event_id, customer_id, seats, status, held_until)
    values (p_event, p_customer, p_seats, 'held', now() + interval '15 minutes')
    returning id into v_reservation;

    return v_reservation;
end;
$fn$;
