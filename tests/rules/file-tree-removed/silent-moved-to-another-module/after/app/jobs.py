from app.folders import finish

finish
