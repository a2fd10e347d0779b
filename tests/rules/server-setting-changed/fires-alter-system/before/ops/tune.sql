SHOW work_mem;
