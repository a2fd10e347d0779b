create or replace function booking.reserve_seats(
    p_event    bigint,
    p_customer bigint,
    p_seats    integer
) returns bigint
language plpgsql
as $fn$
declare
    v_capacity    integer;
    v_taken       integer;
    v_reservation bigint;
begin
    select capacity
      into v_capacity
      from booking.events
     where id = p_event
       for update;

    if not found then
        raise exception 'event % does not exist', p_event using errcode = 'P0002';
    end if;

    select coalesce(sum(seats), 0)
      into v_taken
      from booking.reservations
     where event_id = p_event
       and status in ('held', 'paid');

    if v_taken + p_seats > v_capacity then
        raise exception 'sold out' using errcode = 'BK001';
    end if;

    insert into booking.reservations (event_id, customer_id, seats, status, held_until)
    values (p_event, p_customer, p_seats, 'held', now() + interval '15 minutes')
    returning id into v_reservation;

    return v_reservation;
end;
$fn$;
