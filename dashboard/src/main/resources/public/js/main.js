import './shell/page.js';
