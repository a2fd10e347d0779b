import "./database";
import "./network";
