import "./chat.css";
import "./app";
