import './part/board.js';
