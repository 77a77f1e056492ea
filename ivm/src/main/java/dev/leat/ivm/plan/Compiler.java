package dev.leat.ivm.plan;

///
final class Compiler {}
