import "./network";
