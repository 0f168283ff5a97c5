package org.qoltanba.testkit.scenario;

/**
 * What the Javadoc of a switch says.
 *
 * @param name in the file of a world, without the service
 * @param assumed what it decides, and how, unless it is turned
 * @param value the value it has then, as the file writes it; empty if that is not a single one
 * @param others what else it can be set to
 * @param contract where and why the contract leaves it open; empty for a switch about which it is clear
 */
record SwitchDescription(String name, String assumed, String value, String others, String contract) {}
