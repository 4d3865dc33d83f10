/**
 * The categories every workspace starts with: a stable slug (the key of its translation), an English name. People and
 * small businesses, with what India and Europe need. All of it can be renamed, moved, merged or archived.
 */
import type { CategoryKind, NewCategoryRow } from '../store/categories.ts'

type Leaves = Record<string, string>
interface Group {
  kind: CategoryKind
  name: string
  leaves: Leaves
}

const groups: Record<string, Group> = {
  income: {
    kind: 'income',
    name: 'Income',
    leaves: {
      salary: 'Salary',
      freelance: 'Freelance and fees',
      sales: 'Sales',
      interest: 'Interest',
      dividends: 'Dividends',
      rent: 'Rent received',
      benefits: 'Benefits (Kindergeld, child benefit)',
      pension: 'Pension received',
      tax_refund: 'Tax refund',
      refunds: 'Refunds and cashback',
      gifts: 'Gifts received',
      other: 'Other income',
    },
  },
  home: {
    kind: 'expense',
    name: 'Home',
    leaves: {
      rent: 'Rent',
      mortgage: 'Home loan (EMI, mortgage)',
      maintenance: 'Maintenance and repairs',
      furnishing: 'Furniture and appliances',
      help: 'Household help',
    },
  },
  utilities: {
    kind: 'expense',
    name: 'Utilities',
    leaves: {
      electricity: 'Electricity',
      gas: 'Gas and heating',
      water: 'Water',
      internet: 'Internet',
      phone: 'Phone and recharge',
      broadcast: 'TV licence and cable',
    },
  },
  food: {
    kind: 'expense',
    name: 'Food',
    leaves: {
      groceries: 'Groceries',
      restaurants: 'Restaurants and delivery',
      coffee: 'Coffee and snacks',
    },
  },
  transport: {
    kind: 'expense',
    name: 'Transport',
    leaves: {
      fuel: 'Fuel and charging',
      taxi: 'Taxi and ride hailing',
      public: 'Public transport',
      parking: 'Parking and tolls (FASTag)',
      vehicle: 'Vehicle service and loan',
    },
  },
  shopping: {
    kind: 'expense',
    name: 'Shopping',
    leaves: { clothing: 'Clothing', electronics: 'Electronics', general: 'General shopping' },
  },
  health: {
    kind: 'expense',
    name: 'Health',
    leaves: {
      medical: 'Doctors and hospitals',
      pharmacy: 'Pharmacy',
      fitness: 'Fitness',
      beauty: 'Hair and beauty',
    },
  },
  family: {
    kind: 'expense',
    name: 'Family',
    leaves: {
      childcare: 'Childcare',
      education: 'School and courses',
      gifts: 'Gifts and donations',
      pets: 'Pets',
    },
  },
  leisure: {
    kind: 'expense',
    name: 'Leisure',
    leaves: {
      subscriptions: 'Subscriptions',
      entertainment: 'Entertainment',
      travel: 'Travel and hotels',
      hobbies: 'Hobbies and sport',
    },
  },
  insurance: {
    kind: 'expense',
    name: 'Insurance',
    leaves: {
      health: 'Health insurance',
      life: 'Life and term insurance',
      other: 'Car, home and other insurance',
    },
  },
  taxes: {
    kind: 'expense',
    name: 'Taxes',
    leaves: {
      income: 'Income tax and advance tax',
      tds: 'TDS and withholding',
      gst: 'GST',
      vat: 'VAT',
      property: 'Property and municipal tax',
      social: 'Social security',
    },
  },
  fees: {
    kind: 'expense',
    name: 'Bank and interest',
    leaves: { bank: 'Bank charges', interest: 'Interest paid', exchange: 'Exchange fees' },
  },
  business: {
    kind: 'expense',
    name: 'Business',
    leaves: {
      software: 'Software and hosting',
      office: 'Office and supplies',
      professional: 'Accountants and lawyers',
      contractors: 'Contractors and wages',
      advertising: 'Advertising',
      goods: 'Goods and materials',
      shipping: 'Shipping',
    },
  },
  other: {
    kind: 'expense',
    name: 'Other',
    leaves: { cash: 'Cash withdrawn and spent', unknown: 'Other expense' },
  },
  transfers: {
    kind: 'transfer',
    name: 'Transfers',
    leaves: {
      own: 'Between own accounts',
      card: 'Credit card payment',
      cash: 'Cash withdrawal',
      provident: 'Provident fund and retirement (EPF, PPF, NPS)',
      investments: 'Investments (ISA, SIP, brokerage)',
      loan: 'Loan principal',
    },
  },
}

export const defaultCategories: readonly NewCategoryRow[] = Object.entries(groups).flatMap(
  ([slug, { kind, name, leaves }]) => [
    { slug, name, kind },
    ...Object.entries(leaves).map(([leaf, leafName]) => ({
      slug: `${slug}.${leaf}`,
      parentSlug: slug,
      name: leafName,
      kind,
    })),
  ],
)
