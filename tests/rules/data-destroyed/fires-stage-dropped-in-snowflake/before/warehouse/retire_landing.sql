LIST @landing.raw_events;
