/** A plugin that must not deploy: each class is one way round the gate. */
package se.kotte.plugins.rogue;
