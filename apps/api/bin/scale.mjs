#!/usr/bin/env node
import '../../../boot/scale.mjs'
