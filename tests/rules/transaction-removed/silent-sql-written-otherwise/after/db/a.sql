begin transaction;
update a
   set x = 1
 where tenant_id = $1
   and id = 3;
update b set x = 1 where id = 3;
commit;
