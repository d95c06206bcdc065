/**
 * What the sample people of the demo have written: signed in like anybody through Keycloak, over the same pages and API.
 * Nothing is written past the server, so a demo that is ready has shown its main job once.
 */
package se.kotte.launcher.demo.samples;
